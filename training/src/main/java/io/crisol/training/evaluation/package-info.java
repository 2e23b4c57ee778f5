/** Errors of a potential on labelled frames, with intervals and by kind of configuration. */
package io.crisol.training.evaluation;
