/** Serial lines: the bytes, the quiet between them, the one thread that owns each, and what happens when the plug is pulled. */
@NullMarked
package parcellocker.agent.hardware.line;

import org.jspecify.annotations.NullMarked;
