// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/ui_memory.h"

#include <QTemporaryFile>

namespace firstcome {

UiMemory::UiMemory(std::shared_ptr<QSettings> settings, QString group)
    : m_settings(std::move(settings)), m_group(std::move(group))
{
}

UiMemory UiMemory::volatileMemory()
{
    auto file = std::make_shared<QTemporaryFile>();
    file->open();
    // The settings keep the file, whose end removes it.
    auto *settings = new QSettings(file->fileName(), QSettings::IniFormat);
    return UiMemory(std::shared_ptr<QSettings>(settings, [file](QSettings *kept) { delete kept; }));
}

UiMemory UiMemory::at(const QString &group) const
{
    return UiMemory(m_settings, path(group));
}

QVariant UiMemory::value(const QString &key, const QVariant &otherwise) const
{
    return m_settings->value(path(key), otherwise);
}

void UiMemory::set(const QString &key, const QVariant &value) const
{
    if (m_settings->value(path(key)) != value)
        m_settings->setValue(path(key), value);
}

void UiMemory::remove(const QString &key) const
{
    m_settings->remove(path(key));
}

QStringList UiMemory::groups() const
{
    m_settings->beginGroup(m_group);
    const QStringList found = m_settings->childGroups();
    m_settings->endGroup();
    return found;
}

QString UiMemory::path(const QString &key) const
{
    return m_group.isEmpty() ? key : m_group + u'/' + key;
}

} // namespace firstcome
