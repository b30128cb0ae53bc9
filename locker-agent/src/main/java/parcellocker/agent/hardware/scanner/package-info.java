/** Scanners: serial devices and cameras, never keyboards, so that what they read cannot become keys. */
@NullMarked
package parcellocker.agent.hardware.scanner;

import org.jspecify.annotations.NullMarked;
