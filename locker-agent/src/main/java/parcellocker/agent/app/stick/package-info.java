/** The journal on a USB stick, for a locker without a network: which stick, what is written, and whether it can be read back. */
@NullMarked
package parcellocker.agent.app.stick;

import org.jspecify.annotations.NullMarked;
