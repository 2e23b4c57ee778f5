/** Well-formed markup, escaped where it is written. */
package io.crisol.report.markup;
