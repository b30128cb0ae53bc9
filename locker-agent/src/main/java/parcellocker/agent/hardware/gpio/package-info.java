/** Contacts that are no door: the rescue key. */
@NullMarked
package parcellocker.agent.hardware.gpio;

import org.jspecify.annotations.NullMarked;
