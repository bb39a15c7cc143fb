// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include <QLabel>

namespace firstcome {

/// "Updated 12 s ago": how old what is shown is; amber and "stale" once it is too old; the exact instant on hover.
/// Thread: GUI.
class DataAgeLabel : public QLabel
{
    Q_OBJECT

public:
    explicit DataAgeLabel(Clock clock = systemNow, QWidget *parent = nullptr);

    /// When the data came, our clock; nothing: no data yet.
    void setAt(std::optional<Instant> at);
    void setStaleAfter(std::chrono::milliseconds age);
    bool isStale() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void showAge();

    Clock m_clock;
    std::optional<Instant> m_at;
    std::chrono::milliseconds m_staleAfter{15'000};
};

} // namespace firstcome
