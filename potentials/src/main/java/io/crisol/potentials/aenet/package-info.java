/** Files of aenet: networks, descriptor set-ups and the inputs of its programs. */
package io.crisol.potentials.aenet;
