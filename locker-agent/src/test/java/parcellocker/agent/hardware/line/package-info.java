/** Lines over scripted channels and real pseudo-terminals. */
@NullMarked
package parcellocker.agent.hardware.line;

import org.jspecify.annotations.NullMarked;
