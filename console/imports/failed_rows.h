// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include <QString>

class QWidget;

namespace firstcome {

class ApiClient;

/// Saves the rows of an import's failed products as a file to be mended and imported again.
/// Invariant: the file is there whole or not at all. Thread: GUI.
class FailedRows
{
public:
    /// `window` is where it asks and says what became of it.
    FailedRows(ApiClient &api, QWidget *window) : m_api(api), m_window(window) {}

    /// Asks for the file first.
    void ask(Id run) const;
    void save(Id run, const QString &path) const;

private:
    ApiClient &m_api;
    QWidget *m_window;
};

} // namespace firstcome
