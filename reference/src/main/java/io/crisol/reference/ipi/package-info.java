/**
 * The protocol of i-PI in both roles: potentials as clients that give forces to others, and
 * programs as clients that give forces to us.
 */
package io.crisol.reference.ipi;
