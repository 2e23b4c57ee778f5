package io.crisol.structures.io;

import io.crisol.structures.Frame;
import java.util.List;

/**
 * Frames and the report on how they were read.
 *
 * @param frames in the order of the file, at least one
 * @param report what was understood, converted, ignored and found missing
 */
public record Reading(List<Frame> frames, ReadingReport report) {}
