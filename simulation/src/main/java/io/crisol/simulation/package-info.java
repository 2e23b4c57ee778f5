/** Dynamics, relaxation and the properties computed from them. */
package io.crisol.simulation;
