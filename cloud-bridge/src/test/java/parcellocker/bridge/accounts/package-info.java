@NullMarked
package parcellocker.bridge.accounts;

import org.jspecify.annotations.NullMarked;
