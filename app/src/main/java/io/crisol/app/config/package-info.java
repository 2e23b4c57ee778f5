/** Configuration files and flags bound to the settings that records declare. */
package io.crisol.app.config;
