package io.crisol.app;

import io.crisol.structures.Setting;

/**
 * The two ends of a path.
 *
 * @param start file, with a pick such as {@code @3} where it holds several structures
 * @param end file
 */
public record EndsInput(
    @Setting(
            help =
                "the structure where the path begins, in any format that Crisol reads; file.xyz@3"
                    + " picks a frame, the first is 0",
            unit = "file")
        String start,
    @Setting(
            help = "the structure where the path ends; file.xyz@-1 is the last frame",
            unit = "file")
        String end) {}
