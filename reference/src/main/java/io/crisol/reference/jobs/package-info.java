/** Calculations as records on disk, and what runs them. */
package io.crisol.reference.jobs;
