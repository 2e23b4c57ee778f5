package io.crisol.potentials.network;

/**
 * What one element has in a network potential.
 *
 * @param referenceEnergy energy per atom added to the network's output, eV
 * @param scaling standardisation of the descriptor
 * @param network from standardised descriptor to eV
 * @param domain where in descriptor space the training data lie; null where not known
 */
public record AtomNetwork(
    double referenceEnergy, Scaling scaling, Network network, ElementDomain domain) {}
