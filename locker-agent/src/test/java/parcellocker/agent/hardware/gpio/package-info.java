/** The rescue key, turned by hand and in files. */
@NullMarked
package parcellocker.agent.hardware.gpio;

import org.jspecify.annotations.NullMarked;
