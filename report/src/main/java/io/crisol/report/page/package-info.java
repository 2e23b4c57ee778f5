/** The sections of the report, one class per topic. */
package io.crisol.report.page;
