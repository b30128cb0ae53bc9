/** Start and stop, configuration, wiring, and the conversation with the lockers. */
@NullMarked
package parcellocker.bridge.app;

import org.jspecify.annotations.NullMarked;
