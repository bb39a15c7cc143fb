// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/house/rules/head.h"
#include "tests/house/rules/source_file.h"

namespace firstcome::house {

/// A function or lambda as its braces show it. A lambda's lines count for the function around it too; its nesting
/// starts anew.
struct FunctionShape
{
    QString name; ///< empty for a lambda
    int firstLine = 0;
    int lastLine = 0;
    int deepest = 0; ///< control structures inside each other
    int deepestLine = 0;
};

/// A function's declaration or definition outside of functions.
struct Declaration
{
    int line = 0;
    Signature signature;
};

struct Shapes
{
    QList<FunctionShape> functions;
    QList<Declaration> declarations;
};

/// Reads the shape of a file from its braces; it knows C++ as far as the house writes it.
Shapes readShapes(const SourceFile &file);

} // namespace firstcome::house
