/** Which frames are worth knowing: active sets of maximal volume (D-optimality). */
package io.crisol.training.selection;
