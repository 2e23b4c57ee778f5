/** The files of a run folder as typed records. */
package io.crisol.report.run;
