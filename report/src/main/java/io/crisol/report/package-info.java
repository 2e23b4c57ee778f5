/** Results as one self-contained page. */
package io.crisol.report;
