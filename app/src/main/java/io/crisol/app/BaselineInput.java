package io.crisol.app;

import io.crisol.structures.Setting;
import java.util.Optional;

/**
 * What networks learn the difference to.
 *
 * @param baseline a potential, as wherever a verb takes one
 */
public record BaselineInput(
    @Setting(
            help =
                "potential to which networks learn the difference: anything that is a POTENTIAL"
                    + " elsewhere, such as zbl(inner=0.6, outer=1.4)",
            unit = "file")
        Optional<String> baseline) {}
