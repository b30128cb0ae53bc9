/** Badge readers. */
@NullMarked
package parcellocker.agent.hardware.badge;

import org.jspecify.annotations.NullMarked;
