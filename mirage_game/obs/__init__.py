"""OBS Studio from Python: Mirage filters over obs-websocket, and viewers of a stream who choose the style by chat.

`Obs` finds and changes filters. `Chat` reads a channel, `Viewers` decides by a rule file what chat may do.
"""

from mirage_game.obs.chat import Chat
from mirage_game.obs.control import MirageFilter, Obs, ObsError
from mirage_game.obs.login import Login, find_login
from mirage_game.obs.rules import Rules, RulesError, load_rules
from mirage_game.obs.viewers import Viewers

__all__ = [
    "Chat",
    "Login",
    "MirageFilter",
    "Obs",
    "ObsError",
    "Rules",
    "RulesError",
    "Viewers",
    "find_login",
    "load_rules",
]
