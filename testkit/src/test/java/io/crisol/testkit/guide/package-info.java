/** The stages of docs/guide/add-a-potential.md. */
package io.crisol.testkit.guide;
