@NullMarked
package parcellocker.agent.kiosk;

import org.jspecify.annotations.NullMarked;
