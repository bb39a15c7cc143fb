// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDBusMessage>
#include <QObject>

namespace firstcome {

/// Whether the desktop asks for dark. Qt 6.4 cannot tell, so the desktop portal is asked (org.freedesktop.appearance
/// color-scheme), and where there is none the palette the process started with decides.
/// Thread: GUI. Never blocks: the answer comes as `changed`.
class SystemAppearance : public QObject
{
    Q_OBJECT

public:
    explicit SystemAppearance(QObject *parent = nullptr);
    bool isDark() const { return m_dark; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void settingChanged(const QDBusMessage &setting);

private:
    void take(const QVariant &scheme);

    bool m_dark;
};

} // namespace firstcome
