// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDeadlineTimer>
#include <QTest>

/// Waits for facts, with events handled meanwhile. Each try evaluates the expression once, and the value that ended
/// the wait is the one that is judged: Qt's own macros evaluate it again after the wait, so that a fact that comes and
/// goes, or a call that counts (an order placed, a limit used up), fails a test whose wait was successful.
/// Times are in milliseconds; the expression is tried at least once.

namespace firstcome::waits {

constexpr int betweenTries = 50; ///< ms

} // namespace firstcome::waits

#define WAIT_VERIFY2(statement, description, milliseconds)                                                             \
    do {                                                                                                               \
        const QDeadlineTimer waitEnds(milliseconds);                                                                   \
        bool waitIsOver = static_cast<bool>(statement);                                                                \
        while (!waitIsOver && !waitEnds.hasExpired()) {                                                                \
            QTest::qWait(firstcome::waits::betweenTries);                                                              \
            waitIsOver = static_cast<bool>(statement);                                                                 \
        }                                                                                                              \
        if (!QTest::qVerify(waitIsOver, #statement, waitIsOver ? "" : static_cast<const char *>(description),          \
                            __FILE__, __LINE__))                                                                       \
            return;                                                                                                    \
    } while (false)

#define WAIT_VERIFY(statement, milliseconds) WAIT_VERIFY2(statement, "", milliseconds)

#define WAIT_COMPARE(actual, expected, milliseconds)                                                                   \
    do {                                                                                                               \
        const QDeadlineTimer waitEnds(milliseconds);                                                                   \
        for (bool waitIsOver = false; !waitIsOver;) {                                                                  \
            const auto &waitSaw = (actual);                                                                            \
            waitIsOver = waitSaw == (expected) || waitEnds.hasExpired();                                               \
            if (!waitIsOver)                                                                                           \
                QTest::qWait(firstcome::waits::betweenTries);                                                          \
            else if (!QTest::qCompare(waitSaw, expected, #actual, #expected, __FILE__, __LINE__))                      \
                return;                                                                                                \
        }                                                                                                              \
    } while (false)
