/** Speed and accuracy measured. */
package io.crisol.bench;
