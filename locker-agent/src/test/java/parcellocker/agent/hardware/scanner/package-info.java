/** What scanners send, cut. */
@NullMarked
package parcellocker.agent.hardware.scanner;

import org.jspecify.annotations.NullMarked;
