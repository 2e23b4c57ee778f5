/** The tests that every potential must pass. */
package io.crisol.testkit;
