/** Start and stop: configuration, wiring, the command line. The front door of the house. */
@NullMarked
package parcellocker.agent.app;

import org.jspecify.annotations.NullMarked;
