package io.crisol.app;

import io.crisol.structures.Setting;
import java.util.List;

/**
 * Which trajectory.
 *
 * @param trajectory files or run folders
 */
public record TrajectoryInput(
    @Setting(
            help =
                "run folders of md, or trajectories in any format that Crisol reads;"
                    + " trajectory.xyz@100: leaves out frames",
            unit = "file",
            value = "")
        List<String> trajectory) {}
