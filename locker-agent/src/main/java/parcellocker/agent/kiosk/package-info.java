/** The touchscreen: a small web server on loopback that draws what the core shows and passes on what fingers do. It has no rules. */
@NullMarked
package parcellocker.agent.kiosk;

import org.jspecify.annotations.NullMarked;
