// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QSettings>
#include <QVariant>
#include <memory>

namespace firstcome {

/// What the operator arranged (layout, columns, filters, theme), kept under a group of the console's settings.
/// Invariant: a value is on disk one turn of the event loop after it was set, so it survives a crash.
/// Thread: GUI. Copies share the same settings. Never holds passwords or tokens.
class UiMemory
{
public:
    explicit UiMemory(std::shared_ptr<QSettings> settings, QString group = {});
    /// Keeps nothing beyond the process: for tests and for pages shown alone.
    static UiMemory volatileMemory();

    UiMemory at(const QString &group) const;
    QVariant value(const QString &key, const QVariant &otherwise = {}) const;
    void set(const QString &key, const QVariant &value) const;
    void remove(const QString &key) const;
    QStringList groups() const;

private:
    QString path(const QString &key) const;

    std::shared_ptr<QSettings> m_settings;
    QString m_group;
};

} // namespace firstcome
