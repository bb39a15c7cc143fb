// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArrayList>
#include <QString>

namespace firstcome::simulation {

/// Where databases of runs live: in memory where the machine has room there, so that a sync costs nothing.
QString fastFolder();
/// A fresh database of the shop at this path, with what counts its moves and with these triggers.
void makeDatabase(const QString &path, const QByteArrayList &triggers);
/// What all tables hold.
QByteArray digestOf(const QString &path);

} // namespace firstcome::simulation
