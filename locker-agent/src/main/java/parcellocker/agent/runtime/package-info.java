/** The single-threaded loop around the core, and the small interfaces through which it meets the world. */
@NullMarked
package parcellocker.agent.runtime;

import org.jspecify.annotations.NullMarked;
