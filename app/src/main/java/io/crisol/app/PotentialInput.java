package io.crisol.app;

import io.crisol.structures.Setting;
import java.util.List;
import java.util.Map;

/**
 * Which potential.
 *
 * @param potential file, or a short text
 * @param potentials folders where files named in it are looked up
 * @param charges by element, e
 */
public record PotentialInput(
    @Setting(
            help =
                "the potential: a *.crisol.json file, a parameter file or input of LAMMPS, networks"
                    + " of aenet such as Ti.nn,O.nn, several such potentials with commas between"
                    + " them (a committee), or a text such as lj(epsilon=0.0104, sigma=3.4,"
                    + " cutoff=8.5)",
            unit = "file")
        String potential,
    @Setting(help = "folders in which files named in a potential are looked up", unit = "file")
        List<String> potentials,
    @Setting(
            help =
                "charge of each element, for structures without a charge column, e.g. Na=1,Cl=-1",
            unit = "e")
        Map<String, Double> charges) {}
