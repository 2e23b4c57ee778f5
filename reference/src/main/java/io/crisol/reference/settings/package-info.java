/** What a user writes for a labeller, and the labeller that it names. */
package io.crisol.reference.settings;
