/** How potentials are named, written and read. */
package io.crisol.potentials.file;
