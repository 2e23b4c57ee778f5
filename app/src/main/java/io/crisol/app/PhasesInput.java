package io.crisol.app;

import io.crisol.structures.Setting;
import java.util.List;
import java.util.Optional;

/**
 * Which crystals are compared.
 *
 * @param structures files
 * @param element or the common structures of one
 */
public record PhasesInput(
    @Setting(
            help = "the structures, in any format that Crisol reads, all frames of each",
            unit = "file")
        List<String> structures,
    @Setting(help = "an element, such as Cu, in place of structures: its common ones are made")
        Optional<String> element) {}
