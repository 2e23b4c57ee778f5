package io.crisol.reference.ase;

import io.crisol.structures.Setting;
import java.util.List;

/**
 * A calculator of ASE.
 *
 * @param python how Python is started
 * @param calculator lines of Python
 */
public record AseOptions(
    @Setting(help = "how a Python that has ASE is started", value = "python3") String python,
    @Setting(
            help =
                "lines of Python that make a calculator of that name, e.g. [\"from gpaw import"
                    + " GPAW, PW\", \"calculator = GPAW(mode=PW(400), kpts={'density': 4},"
                    + " txt='gpaw.txt')\"]; they run in the folder of the calculation")
        List<String> calculator) {}
