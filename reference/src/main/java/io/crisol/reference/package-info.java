/** From structures to labels. */
package io.crisol.reference;
