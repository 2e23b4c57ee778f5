package io.crisol.app;

import io.crisol.structures.Element;
import io.crisol.structures.Setting;
import io.crisol.structures.io.ReadingOptions;
import java.util.List;
import java.util.Optional;

/**
 * What the files that are read do not say.
 *
 * @param types elements of numbered atom types
 * @param units system of units
 */
public record ReadingInput(
    @Setting(
            help =
                "elements of atom types 1, 2, …, for files that only number them (LAMMPS, MLIP,"
                    + " DeePMD), e.g. Si,O")
        List<String> types,
    @Setting(
            help =
                "system of units of files that state none: metal, real, electron, si, cgs, micro,"
                    + " nano for LAMMPS; metal, real, atomic (bohr and Hartree) for n2p2")
        Optional<String> units) {
  /**
   * What {@link io.crisol.structures.io.FrameFiles} takes.
   *
   * @throws io.crisol.structures.ProblemException UNKNOWN_ELEMENT
   */
  ReadingOptions options() {
    return new ReadingOptions(types.stream().map(Element::of).toList(), units);
  }
}
