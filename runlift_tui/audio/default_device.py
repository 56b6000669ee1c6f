"""Asks a sound system what its default device is. It opens none, and may wait for ever."""

from dataclasses import dataclass

import miniaudio  # type: ignore[import-untyped, unused-ignore]

_lib, _ffi = miniaudio.lib, miniaudio.ffi


@dataclass(frozen=True, slots=True)
class DefaultDevice:
    """A device as its system names it; `rate` in frames a second, None where it takes several."""

    name: str
    rate: int | None


def default_device(system: str) -> DefaultDevice | None:
    """Return what the system called `system`, such as PulseAudio, plays on; None if it tells not.

    A hung sound server never answers: call it in a thread that you can do without.
    """
    backend = _named().get(system)
    if not backend:
        return None
    try:
        devices = miniaudio.Devices([backend])
    except miniaudio.MiniaudioError:
        return None
    info = _ffi.new("ma_device_info *")
    # The library's own list of devices leaves out which of them is the default.
    context, playback = devices._context, _lib.ma_device_type_playback  # noqa: SLF001
    if _lib.ma_context_get_device_info(context, playback, _ffi.NULL, info) != _lib.MA_SUCCESS:
        return None
    rates = {info.nativeDataFormats[n].sampleRate for n in range(info.nativeDataFormatCount)}
    name = _ffi.string(info.name).decode(errors="replace")
    return DefaultDevice(name, rates.pop() or None if len(rates) == 1 else None)


def _named() -> dict[str, miniaudio.Backend]:
    return {
        _ffi.string(_lib.ma_get_backend_name(backend.value)).decode(): backend
        for backend in miniaudio.get_enabled_backends()
    }
