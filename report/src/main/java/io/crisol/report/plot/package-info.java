/** Plots as scalable vector graphics. */
package io.crisol.report.plot;
