/** People who use the operators' console: accounts, sessions, and what they looked at and did. */
@NullMarked
package parcellocker.bridge.accounts;

import org.jspecify.annotations.NullMarked;
