@NullMarked
package parcellocker.bridge.link;

import org.jspecify.annotations.NullMarked;
