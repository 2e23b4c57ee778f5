package io.crisol.training;

import java.util.Map;

/**
 * One training of a study.
 *
 * @param name its folder
 * @param varied what is different in it, in words by name
 * @param plan the training
 */
public record StudyPart(String name, Map<String, String> varied, TrainPlan plan) {}
